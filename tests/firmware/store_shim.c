// Preloaded: while there is a file STORE_FAILS, nothing can be written to the file of the store.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef size_t (*fwrite_t)(const void *, size_t, size_t, FILE *);

static bool is_store(FILE *file) {
  static const char SUFFIX[] = ".readings";
  char link[64];
  char path[4096];
  snprintf(link, sizeof(link), "/proc/self/fd/%d", fileno(file));
  const ssize_t length = readlink(link, path, sizeof(path));
  const ssize_t suffix = sizeof(SUFFIX) - 1;
  return length > suffix && memcmp(path + length - suffix, SUFFIX, (size_t)suffix) == 0;
}

size_t fwrite(const void *data, size_t size, size_t count, FILE *file) {
  if (is_store(file) && access(getenv("STORE_FAILS"), F_OK) == 0) {
    errno = EIO;
    return 0;
  }
  return ((fwrite_t)dlsym(RTLD_NEXT, "fwrite"))(data, size, count, file);
}
