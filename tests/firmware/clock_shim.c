// Preloaded: the wall clock reads as on a chip that has just started, for as long as the file CLOCK_IS_WRONG exists.
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long shift(void) { return access(getenv("CLOCK_IS_WRONG"), F_OK) == 0 ? 1700000000L : 0; }

static struct timespec now(void) {
  struct timespec time;
  clock_gettime(CLOCK_REALTIME, &time);
  time.tv_sec -= shift();
  return time;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  (void) zone;
  struct timespec at = now();
  time->tv_sec = at.tv_sec;
  time->tv_usec = at.tv_nsec / 1000;
  return 0;
}

time_t time(time_t *result) {
  struct timespec at = now();
  if (result)
    *result = at.tv_sec;
  return at.tv_sec;
}
