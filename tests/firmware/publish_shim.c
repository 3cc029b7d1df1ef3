// Preloaded: while there is a file KILL_AT_PUBLISH, the first reading that is handed to the broker is written to it
// instead, and the power goes.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct mosquitto;
typedef int (*publish_t)(struct mosquitto *, int *, const char *, int, const void *, int, bool);

static bool is_data(const char *topic) {
  const size_t length = strlen(topic);
  return length > 5 && strcmp(topic + length - 5, "/data") == 0;
}

int mosquitto_publish(struct mosquitto *client, int *id, const char *topic, int length, const void *payload, int qos,
                      bool retain) {
  const int file = is_data(topic) ? open(getenv("KILL_AT_PUBLISH"), O_WRONLY) : -1;
  if (file >= 0) {
    if (write(file, payload, (size_t)length) == length)
      raise(SIGKILL);
    close(file);
  }
  return ((publish_t)dlsym(RTLD_NEXT, "mosquitto_publish"))(client, id, topic, length, payload, qos, retain);
}
