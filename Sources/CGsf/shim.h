// libxml2's headers include ICU's, which the Swift toolchain ships in another version: leave them
// out ("'UErrorCode' has different definitions in different modules").
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <gsf/gsf.h>
#include <gsf/gsf-infile.h>
#include <gsf/gsf-infile-msole.h>
#include <gsf/gsf-infile-zip.h>
#include <gsf/gsf-input-memory.h>
#include <libxml/xmlreader.h>
#include <zlib.h>

static inline GsfInfile *pagup_gsf_infile(void *p) { return GSF_INFILE(p); }
static inline GsfInput *pagup_gsf_input(void *p) { return GSF_INPUT(p); }
static inline gboolean pagup_gsf_is_infile(void *p) { return GSF_IS_INFILE(p); }

static inline int pagup_inflate_init(z_stream *s, int window) { return inflateInit2(s, window); }

static inline int pagup_deflate_init(z_stream *s, int window) {
  return deflateInit2(s, Z_BEST_COMPRESSION, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
}

static inline void pagup_xml_ignore(void *arg, const char *message, xmlParserSeverities severity,
                                    xmlTextReaderLocatorPtr locator) {}
static inline void pagup_xml_silence(xmlTextReaderPtr reader) {
  xmlTextReaderSetErrorHandler(reader, pagup_xml_ignore, NULL);
}
static inline void pagup_log_ignore(const gchar *domain, GLogLevelFlags level, const gchar *message,
                                    gpointer data) {}
static inline void pagup_gsf_start(void) {
  gsf_init();
  g_log_set_handler(NULL, G_LOG_LEVEL_WARNING | G_LOG_LEVEL_MESSAGE, pagup_log_ignore, NULL);
  g_log_set_handler("libgsf", G_LOG_LEVEL_MASK, pagup_log_ignore, NULL);
  g_log_set_handler("libgsf:msole", G_LOG_LEVEL_MASK, pagup_log_ignore, NULL);
  g_log_set_handler("GLib", G_LOG_LEVEL_WARNING | G_LOG_LEVEL_MESSAGE, pagup_log_ignore, NULL);
  g_log_set_handler("GLib-GObject", G_LOG_LEVEL_WARNING | G_LOG_LEVEL_MESSAGE, pagup_log_ignore, NULL);
}
