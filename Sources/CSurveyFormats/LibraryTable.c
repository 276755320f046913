#include "LibraryTable.h"

#include <dlfcn.h>

int survey_look_up(const char *library, const struct function *functions, size_t count, void *table, const char **what) {
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (!handle) {
    *what = dlerror();
    return -1;
  }
  for (size_t i = 0; i < count; i++) {
    void *symbol = dlsym(handle, functions[i].name);
    if (!symbol) {
      *what = functions[i].name;
      return -1;
    }
    *(void **)((char *)table + functions[i].offset) = symbol;
  }
  return 0;
}
