#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

// The linker's --wrap=bind sends every bind() of the program here.
extern "C" int __real_bind(int socket, const sockaddr *address, socklen_t length);   // NOLINT
extern "C" int __wrap_bind(int socket, const sockaddr *address, socklen_t length) {  // NOLINT
  if (address->sa_family != AF_INET)
    return __real_bind(socket, address, length);
  sockaddr_in local = *reinterpret_cast<const sockaddr_in *>(address);
  local.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return __real_bind(socket, reinterpret_cast<const sockaddr *>(&local), sizeof(local));
}
