/* Writes the cells that another program wrote, with libxlsxwriter and nothing else: what a workbook costs at least.

     python3 Benchmarks/cells report.xlsx cells.tsv     the cells of a workbook, one a line
     cc -O2 Benchmarks/cells.c -lxlsxwriter -o cells
     ./cells cells.tsv out.xlsx [constant]              prints the cells and the CPU seconds of writing

   A line is kind, row, column, format and value, separated by tabs; kinds: S sheet (value: its name), s text, n number,
   f formula (value: formula and result), b blank, t table (value: range). With `constant`, rows are flushed as they come. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <xlsxwriter.h>

static double cpu(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* \n, \t and \\ stand for themselves in the file. */
static void unescape(char *s) {
  char *to = s;
  for (; *s; s++) {
    if (*s != '\\') { *to++ = *s; continue; }
    s++;
    *to++ = *s == 'n' ? '\n' : *s == 't' ? '\t' : *s == 'r' ? '\r' : *s;
  }
  *to = 0;
}

int main(int argc, char **argv) {
  if (argc < 3) { fprintf(stderr, "usage: cells IN.tsv OUT.xlsx [constant]\n"); return 64; }
  FILE *in = fopen(argv[1], "r");
  if (!in) { perror(argv[1]); return 66; }
  fseek(in, 0, SEEK_END);
  size_t size = (size_t)ftell(in);
  rewind(in);
  char *text = malloc(size + 1);
  if (!text || fread(text, 1, size, in) != size) { perror(argv[1]); return 66; }
  text[size] = 0;
  fclose(in);

  double start = cpu();
  lxw_workbook_options options = {.constant_memory = argc > 3 ? LXW_TRUE : LXW_FALSE, .tmpdir = NULL};
  lxw_workbook *book = workbook_new_opt(argv[2], &options);
  lxw_format *formats[512] = {0};
  lxw_worksheet *sheet = NULL;
  long cells = 0;
  for (char *line = text; line && *line;) {
    char *next = strchr(line, '\n');
    if (next) *next++ = 0;
    char *field[5] = {line, "", "", "", ""};
    for (int i = 1; i < 5; i++) {
      char *tab = strchr(field[i - 1], '\t');
      if (!tab) break;
      *tab = 0;
      field[i] = tab + 1;
    }
    lxw_row_t row = (lxw_row_t)atol(field[1]);
    lxw_col_t column = (lxw_col_t)atol(field[2]);
    int id = atoi(field[3]) & 511;
    if (!formats[id]) {
      formats[id] = workbook_add_format(book);
      format_set_font_size(formats[id], 10);
      format_set_border(formats[id], LXW_BORDER_THIN);
      format_set_indent(formats[id], (uint8_t)(id % 16));
    }
    lxw_format *format = formats[id];
    switch (line[0]) {
    case 'S': sheet = workbook_add_worksheet(book, field[4]); break;
    case 's': unescape(field[4]); worksheet_write_string(sheet, row, column, field[4], format); cells++; break;
    case 'n': worksheet_write_number(sheet, row, column, atof(field[4]), format); cells++; break;
    case 'b': worksheet_write_blank(sheet, row, column, format); cells++; break;
    case 'f': {
      char *value = strchr(field[4], '\t');
      if (value) *value++ = 0;
      worksheet_write_formula_num(sheet, row, column, field[4], format, value ? atof(value) : 0);
      cells++;
      break;
    }
    case 'l': worksheet_write_url(sheet, row, column, field[4], format); break;
    default: break;
    }
    line = next;
  }
  lxw_error code = workbook_close(book);
  printf("%ld cells, %.2f CPU seconds\n", cells, cpu() - start);
  if (code) fprintf(stderr, "%s\n", lxw_strerror(code));
  return code ? 1 : 0;
}
