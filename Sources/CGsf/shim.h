// libxml2's headers include ICU's, which the Swift toolchain ships in another version: leave them
// out ("'UErrorCode' has different definitions in different modules").
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <gsf/gsf.h>
#include <gsf/gsf-infile.h>
#include <gsf/gsf-infile-msole.h>
#include <gsf/gsf-infile-zip.h>
#include <gsf/gsf-input-memory.h>
#include <zlib.h>

static inline GsfInfile *pagup_gsf_infile(void *p) { return GSF_INFILE(p); }
static inline GsfInput *pagup_gsf_input(void *p) { return GSF_INPUT(p); }
static inline gboolean pagup_gsf_is_infile(void *p) { return GSF_IS_INFILE(p); }
