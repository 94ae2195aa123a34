// Stands between a program and the C library (LD_PRELOAD): counts writes, syncs, truncations and renames of files in one
// folder, fails the n-th of them, and logs their order. Controlled through a file mapped into memory, see io-shim.ts.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

struct control {
  int64_t armed, fail_at, sticky, error, seen, fired, log_size;
  char log[1 << 20];
};
static struct control *control;
static const char *folder;

__attribute__((constructor)) static void begin(void) {
  const char *file = getenv("IO_SHIM_CONTROL");
  folder = getenv("IO_SHIM_FOLDER");
  int fd = file ? open(file, O_RDWR) : -1;
  if (fd < 0 || !folder) return;
  void *at = mmap(0, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  control = at == MAP_FAILED ? 0 : at;
}

static int ends(const char *text, const char *end) {
  size_t a = strlen(text), b = strlen(end);
  return a >= b && strcmp(text + a - b, end) == 0;
}

// 1 when this call is to fail; `errno` is set then.
static int seen(char op, const char *path) {
  if (!control || !control->armed || strncmp(path, folder, strlen(folder)) != 0) return 0;
  char kind = ends(path, "-wal") ? 'w' : ends(path, "-shm") ? 's' : ends(path, ".partial") ? 'p' :
    ends(path, ".incoming") || ends(path, ".next") ? 'i' : ends(path, ".mark") ? 'm' :
    ends(path, ".db") ? 'd' : strrchr(path, '.') > strrchr(path, '/') ? 'o' : 'f';
  int64_t at = __atomic_fetch_add(&control->log_size, 2, __ATOMIC_SEQ_CST);
  if (at + 2 <= (int64_t)sizeof control->log) control->log[at] = op, control->log[at + 1] = kind;
  if (kind == 'm') return 0;
  int64_t n = __atomic_add_fetch(&control->seen, 1, __ATOMIC_SEQ_CST);
  if (control->fail_at == 0 || n < control->fail_at || (n > control->fail_at && !control->sticky)) return 0;
  control->fired += 1;
  errno = (int)control->error;
  return 1;
}

static int seen_fd(char op, int fd) {
  if (!control || !control->armed) return 0;
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t size = readlink(link, path, sizeof path - 1);
  if (size <= 0) return 0;
  path[size] = 0;
  return seen(op, path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define BY_FD(op, type, name, params, args) \
  type name params { static __typeof__(&name) real; if (!real) real = REAL(name); \
    return seen_fd(op, fd) ? -1 : real args; }

BY_FD('W', ssize_t, write, (int fd, const void *b, size_t n), (fd, b, n))
BY_FD('W', ssize_t, pwrite, (int fd, const void *b, size_t n, off_t o), (fd, b, n, o))
BY_FD('W', ssize_t, pwrite64, (int fd, const void *b, size_t n, off64_t o), (fd, b, n, o))
BY_FD('W', ssize_t, writev, (int fd, const struct iovec *v, int n), (fd, v, n))
BY_FD('W', ssize_t, pwritev, (int fd, const struct iovec *v, int n, off_t o), (fd, v, n, o))
BY_FD('W', ssize_t, pwritev64, (int fd, const struct iovec *v, int n, off64_t o), (fd, v, n, o))
BY_FD('S', int, fsync, (int fd), (fd))
BY_FD('S', int, fdatasync, (int fd), (fd))
BY_FD('T', int, ftruncate, (int fd, off_t n), (fd, n))
BY_FD('T', int, ftruncate64, (int fd, off64_t n), (fd, n))

ssize_t sendfile(int out, int in, off_t *o, size_t n);
ssize_t sendfile(int out, int in, off_t *o, size_t n) {
  return seen_fd('W', out) ? -1 : REAL(sendfile)(out, in, o, n);
}
ssize_t copy_file_range(int in, off64_t *i, int out, off64_t *o, size_t n, unsigned f) {
  return seen_fd('W', out) ? -1 : REAL(copy_file_range)(in, i, out, o, n, f);
}
int rename(const char *from, const char *to) { return seen('R', from) ? -1 : REAL(rename)(from, to); }
