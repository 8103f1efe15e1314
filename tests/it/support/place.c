/*
 * A bad place for files: a folder on a full disk, or one that cannot be written.
 *
 * Preloaded into a child process (LD_PRELOAD). Below PLACE_DIR
 *
 *   PLACE_ROOM=bytes   no file grows once all of them together hold that many bytes: ENOSPC, as on a full disk. Removing and
 *                      shortening give room back.
 *   PLACE_READ_ONLY=1  nothing can be made, opened for writing, renamed or removed: EROFS
 *
 * Everything else is as it is. Rights would not do: the system's administrator has all of them.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static char watched[PATH_MAX];
static size_t watched_len;
static long long room = -1;
static int read_only;

#define REAL(name) ((__typeof__(&name))real(#name))

static void *real(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (!found) abort();
    return found;
}

__attribute__((constructor)) static void start(void) {
    const char *dir = getenv("PLACE_DIR"), *bytes = getenv("PLACE_ROOM");
    if (!dir || !realpath(dir, watched)) return;
    watched_len = strlen(watched);
    room = bytes ? atoll(bytes) : -1;
    read_only = getenv("PLACE_READ_ONLY") != NULL;
}

static int under(const char *path) {
    return watched_len && path && strncmp(path, watched, watched_len) == 0 && (path[watched_len] == '/' || path[watched_len] == 0);
}

static int fd_under(int fd) {
    char link[64], path[PATH_MAX];
    if (!watched_len || fd <= 2) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n < 0) return 0;
    path[n] = 0;
    return under(path);
}

static long long held(const char *path) {
    long long sum = 0;
    DIR *dir = opendir(path);
    if (!dir) return 0;
    struct dirent *entry;
    while ((entry = readdir(dir))) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
        char full[PATH_MAX + 300];
        struct stat st;
        snprintf(full, sizeof full, "%s/%s", path, entry->d_name);
        if (lstat(full, &st) != 0) continue;
        if (S_ISDIR(st.st_mode)) sum += held(full);
        else sum += st.st_size;
    }
    closedir(dir);
    return sum;
}

/* Whether the file may become this long. */
static int full(int fd, long long end) {
    struct stat st;
    if (room < 0 || !fd_under(fd) || fstat(fd, &st) != 0 || end <= st.st_size) return 0;
    if (held(watched) + (end - st.st_size) <= room) return 0;
    errno = ENOSPC;
    return 1;
}

static int refused(const char *path) {
    if (!read_only || !under(path)) return 0;
    errno = EROFS;
    return 1;
}

ssize_t write(int fd, const void *bytes, size_t n) {
    off_t at = room < 0 ? 0 : lseek(fd, 0, SEEK_CUR);
    if (at >= 0 && full(fd, (long long)at + (long long)n)) return -1;
    return REAL(write)(fd, bytes, n);
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at) {
    if (full(fd, (long long)at + (long long)n)) return -1;
    return REAL(pwrite64)(fd, bytes, n, at);
}

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at) { return pwrite64(fd, bytes, n, at); }

int ftruncate64(int fd, off64_t size) {
    if (full(fd, size)) return -1;
    return REAL(ftruncate64)(fd, size);
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int writes(int flags) { return (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC)); }

#define MODE                                         \
    mode_t mode = 0;                                 \
    if (flags & O_CREAT) {                           \
        va_list arguments;                           \
        va_start(arguments, flags);                  \
        mode = va_arg(arguments, mode_t);            \
        va_end(arguments);                           \
    }                                                \
    if (writes(flags) && refused(path)) return -1;

int open64(const char *path, int flags, ...) { MODE return REAL(open64)(path, flags, mode); }
int open(const char *path, int flags, ...) { MODE return REAL(open64)(path, flags, mode); }

int rename(const char *from, const char *to) {
    if (refused(from) || refused(to)) return -1;
    return REAL(rename)(from, to);
}

int unlink(const char *path) {
    if (refused(path)) return -1;
    return REAL(unlink)(path);
}

int rmdir(const char *path) {
    if (refused(path)) return -1;
    return REAL(rmdir)(path);
}

int mkdir(const char *path, mode_t mode) {
    if (refused(path)) return -1;
    return REAL(mkdir)(path, mode);
}

int chmod(const char *path, mode_t mode) {
    if (refused(path)) return -1;
    return REAL(chmod)(path, mode);
}
