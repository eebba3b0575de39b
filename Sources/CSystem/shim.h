// Linux calls that Swift's Glibc module leaves out because their headers ask for _GNU_SOURCE.
int pipe2(int descriptors[2], int flags);
int memfd_create(const char *name, unsigned int flags);

static inline int pagup_pipe(int descriptors[2]) { return pipe2(descriptors, 02000000 /* O_CLOEXEC */); }
static inline int pagup_memory_file(void) { return memfd_create("pagup", 1u /* MFD_CLOEXEC */); }
