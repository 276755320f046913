// Reads an SPSS file with libreadstat and looks at no value: what the library itself takes. The library is opened at run time,
// as this package does, so no header is needed.
//
//     cc -O2 readstat-alone.c -o readstat-alone -ldl && ./readstat-alone survey.sav
#include <dlfcn.h>
#include <stdio.h>

struct value {
  union { double number; const char *text; } content;
  int type;
  char tag;
  unsigned is_system_missing : 1, is_tagged_missing : 1;
};

static long values = 0;

static int handle(int row, void *variable, struct value value, void *context) {
  (void)row, (void)variable, (void)value, (void)context;
  values++;
  return 0;
}

// Without it the library reads no value.
static int handle_variable(int index, void *variable, const char *labels, void *context) {
  (void)index, (void)variable, (void)labels, (void)context;
  return 0;
}

int main(int count, char **arguments) {
  void *library = dlopen("libreadstat.so.1", RTLD_NOW);
  if (count != 2 || !library) return 2;
  void *(*make)(void) = (void *(*)(void))dlsym(library, "readstat_parser_init");
  int (*listen)(void *, void *) = (int (*)(void *, void *))dlsym(library, "readstat_set_value_handler");
  int (*listen_to_variables)(void *, void *) = (int (*)(void *, void *))dlsym(library, "readstat_set_variable_handler");
  int (*parse)(void *, const char *, void *) =
    (int (*)(void *, const char *, void *))dlsym(library, "readstat_parse_sav");
  if (!make || !listen || !listen_to_variables || !parse) return 2;
  void *parser = make();
  listen_to_variables(parser, (void *)handle_variable);
  listen(parser, (void *)handle);
  int problem = parse(parser, arguments[1], NULL);
  printf("%ld values\n", values);
  return problem != 0;
}
