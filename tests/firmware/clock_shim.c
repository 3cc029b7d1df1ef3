// Preloaded: while there is a file CLOCK_IS_WRONG, the wall clock is behind by the seconds in it, or, where it is
// empty, reads as on a chip that has just started.
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

static long shift(void) {
  long seconds = 1700000000L;
  FILE *file = fopen(getenv("CLOCK_IS_WRONG"), "r");
  if (file == NULL)
    return 0;
  if (fscanf(file, "%ld", &seconds) != 1)
    seconds = 1700000000L;
  fclose(file);
  return seconds;
}

static struct timespec now(void) {
  struct timespec time;
  clock_gettime(CLOCK_REALTIME, &time);
  time.tv_sec -= shift();
  return time;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  (void)zone;
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
