/*
 * A power cut, simulated from the worst side: after it, nothing is on the disk that was not synced.
 *
 * Preloaded into a child process (LD_PRELOAD). It watches one folder (PLSHIM_DIR) and keeps, in another (PLSHIM_SHADOW),
 * what that folder would hold after a power cut at this moment:
 *
 *   data/<inode>.<generation>   content of a file as of its last fsync or fdatasync
 *   names                       for each folder, which name led to which file or folder as of the last sync that covers it;
 *                               one line each: folder, name, what it leads to, d or f. The first line is the root folder.
 *
 * Two models of names (PLSHIM_MODEL):
 *   strict    a name is durable only after an fsync of its folder (what POSIX promises)
 *   relaxed   any fsync makes every earlier create, rename and unlink durable (what a journalling file system does); a
 *             name may then lead to a file whose content never was
 *
 * With PLSHIM_KILL_AFTER=n the process kills itself before its n-th change under the folder. With PLSHIM_COUNT=file it
 * writes how many there were to that file when it ends by itself.
 *
 * With PLSHIM_FAIL_AT=n and PLSHIM_FAIL_WITH=errno the n-th change fails once with that error, and nothing is cut.
 * PLSHIM_DEAF=files or folders makes it deaf to their syncs, as if the program had forgotten them: the control that must lose.
 *
 * The test rebuilds the folder from the shadow and asks what is left.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST 4096

static char watched[PATH_MAX], shadow[PATH_MAX];
static size_t watched_len;
static int active, strict_names, deaf_files, deaf_folders;
static long kill_after, fail_at, fail_with, changes;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static __thread int inside;

/* An inode number is used again after its file is gone; the generation tells the files apart. */
static struct { ino_t ino; unsigned generation; } generations[MOST];
static size_t generations_len;

static struct { char folder[48], name[256], id[48], kind; } names[MOST];
static size_t names_len;
static char root_id[48];

static int (*real_open)(const char *, int, ...);
static int (*real_openat)(int, const char *, int, ...);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_rename)(const char *, const char *);
static int (*real_unlink)(const char *);
static int (*real_unlinkat)(int, const char *, int);
static int (*real_ftruncate)(int, off_t);
static int (*real_mkdir)(const char *, mode_t);
static int (*real_rmdir)(const char *);

static void die(const char *why) {
    dprintf(2, "plshim: %s: %s\n", why, strerror(errno));
    abort();
}

static void load_symbols(void) {
    if (real_rmdir) return;
    real_open = dlsym(RTLD_NEXT, "open64");
    real_openat = dlsym(RTLD_NEXT, "openat64");
    real_write = dlsym(RTLD_NEXT, "write");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_rename = dlsym(RTLD_NEXT, "rename");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
    real_unlinkat = dlsym(RTLD_NEXT, "unlinkat");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_mkdir = dlsym(RTLD_NEXT, "mkdir");
    real_rmdir = dlsym(RTLD_NEXT, "rmdir");
}

static int under(const char *path) {
    return active && path && strncmp(path, watched, watched_len) == 0 && (path[watched_len] == '/' || path[watched_len] == 0);
}

static int fd_path(int fd, char *out) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, out, PATH_MAX - 1);
    if (n < 0) return 0;
    out[n] = 0;
    return 1;
}

static int fd_under(int fd) {
    char path[PATH_MAX];
    return active && fd > 2 && fd_path(fd, path) && under(path);
}

/* A relative name together with the folder it is relative to. */
static int at_under(int dirfd, const char *name, char *out) {
    if (!active || !name) return 0;
    if (name[0] == '/') {
        snprintf(out, PATH_MAX, "%s", name);
    } else if (dirfd == AT_FDCWD) {
        return 0;
    } else {
        char folder[PATH_MAX - 512];
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", dirfd);
        ssize_t n = readlink(link, folder, sizeof folder - 1);
        if (n < 0) return 0;
        folder[n] = 0;
        snprintf(out, PATH_MAX, "%s/%.500s", folder, name);
    }
    return under(out);
}

/* Called before every change under the folder. Answers whether this one has to fail. */
static int change(void) {
    pthread_mutex_lock(&lock);
    changes++;
    if (kill_after > 0 && changes >= kill_after) kill(getpid(), SIGKILL);
    int fails = changes == fail_at;
    pthread_mutex_unlock(&lock);
    if (fails) errno = (int)fail_with;
    return fails;
}

static unsigned *generation_of(ino_t ino) {
    for (size_t i = 0; i < generations_len; i++)
        if (generations[i].ino == ino) return &generations[i].generation;
    if (generations_len == MOST) die("too many files");
    generations[generations_len].ino = ino;
    generations[generations_len].generation = 0;
    return &generations[generations_len++].generation;
}

static void id_of(const struct stat *st, char *out, size_t size) {
    snprintf(out, size, "%lu.%u", (unsigned long)st->st_ino, *generation_of(st->st_ino));
}

static void copy_file(const char *from, const char *to) {
    char temp[PATH_MAX + 8], buffer[65536];
    snprintf(temp, sizeof temp, "%s.tmp", to);
    int in = real_open(from, O_RDONLY | O_CLOEXEC);
    if (in < 0) return; /* gone meanwhile: then it has no name either */
    int out = real_open(temp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (out < 0) die("shadow");
    ssize_t n;
    while ((n = read(in, buffer, sizeof buffer)) > 0)
        if (real_write(out, buffer, (size_t)n) != n) die("shadow write");
    close(in);
    close(out);
    if (real_rename(temp, to) != 0) die("shadow rename");
}

static void keep_content(const char *path, const struct stat *st) {
    char id[48], to[PATH_MAX + 128];
    id_of(st, id, sizeof id);
    snprintf(to, sizeof to, "%s/data/%s", shadow, id);
    copy_file(path, to);
}

static void write_names(void) {
    char path[PATH_MAX + 16], temp[PATH_MAX + 16];
    snprintf(path, sizeof path, "%s/names", shadow);
    snprintf(temp, sizeof temp, "%s/names.tmp", shadow);
    int out = real_open(temp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (out < 0) die("names");
    char line[512];
    int n = snprintf(line, sizeof line, "%s\n", root_id);
    if (real_write(out, line, (size_t)n) != n) die("names write");
    for (size_t i = 0; i < names_len; i++) {
        n = snprintf(line, sizeof line, "%s\t%s\t%s\t%c\n", names[i].folder, names[i].name, names[i].id, names[i].kind);
        if (real_write(out, line, (size_t)n) != n) die("names write");
    }
    close(out);
    if (real_rename(temp, path) != 0) die("names rename");
}

/* What is in the folder now becomes what is durable in it; with `deep`, in the folders below too. */
static void keep_names_in(const char *path, int deep, int content) {
    struct stat st;
    char folder[48];
    if (lstat(path, &st) != 0) return;
    id_of(&st, folder, sizeof folder);
    size_t kept = 0;
    for (size_t i = 0; i < names_len; i++)
        if (strcmp(names[i].folder, folder) != 0) names[kept++] = names[i];
    names_len = kept;
    DIR *dir = opendir(path);
    if (!dir) return;
    struct dirent *entry;
    while ((entry = readdir(dir))) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
        char full[PATH_MAX + 300];
        snprintf(full, sizeof full, "%s/%s", path, entry->d_name);
        if (lstat(full, &st) != 0 || !(S_ISREG(st.st_mode) || S_ISDIR(st.st_mode))) continue;
        if (names_len == MOST) die("too many names");
        snprintf(names[names_len].folder, sizeof names[0].folder, "%s", folder);
        snprintf(names[names_len].name, sizeof names[0].name, "%s", entry->d_name);
        id_of(&st, names[names_len].id, sizeof names[0].id);
        names[names_len].kind = S_ISDIR(st.st_mode) ? 'd' : 'f';
        names_len++;
        if (S_ISDIR(st.st_mode) && deep) keep_names_in(full, 1, content);
        if (S_ISREG(st.st_mode) && content) keep_content(full, &st);
    }
    closedir(dir);
}

static void synced(int fd) {
    char path[PATH_MAX];
    struct stat st;
    if (!fd_path(fd, path) || !under(path) || fstat(fd, &st) != 0) return;
    if ((deaf_files && S_ISREG(st.st_mode)) || (deaf_folders && S_ISDIR(st.st_mode))) return;
    inside = 1;
    pthread_mutex_lock(&lock);
    if (S_ISREG(st.st_mode)) keep_content(path, &st);
    if (!strict_names) keep_names_in(watched, 1, 0);
    else if (S_ISDIR(st.st_mode)) keep_names_in(path, 0, 0);
    write_names();
    pthread_mutex_unlock(&lock);
    inside = 0;
}

__attribute__((constructor)) static void start(void) {
    load_symbols();
    const char *dir = getenv("PLSHIM_DIR"), *out = getenv("PLSHIM_SHADOW"), *model = getenv("PLSHIM_MODEL");
    if (!dir || !out || !model) return;
    if (!realpath(dir, watched)) die("PLSHIM_DIR");
    watched_len = strlen(watched);
    snprintf(shadow, sizeof shadow, "%s", out);
    strict_names = !strcmp(model, "strict");
    const char *deaf = getenv("PLSHIM_DEAF");
    deaf_files = deaf && !strcmp(deaf, "files");
    deaf_folders = deaf && !strcmp(deaf, "folders");
    const char *n = getenv("PLSHIM_KILL_AFTER");
    kill_after = n ? atol(n) : 0;
    const char *at = getenv("PLSHIM_FAIL_AT"), *with = getenv("PLSHIM_FAIL_WITH");
    fail_at = at ? atol(at) : 0;
    fail_with = with ? atol(with) : EIO;
    char data[PATH_MAX + 8];
    snprintf(data, sizeof data, "%s/data", shadow);
    if (real_mkdir(data, 0700) != 0 && errno != EEXIST) die("shadow data");
    inside = 1;
    active = 1;
    /* What is there at the start has been there for long: all of it is durable. */
    struct stat st;
    if (stat(watched, &st) != 0) die("PLSHIM_DIR");
    id_of(&st, root_id, sizeof root_id);
    keep_names_in(watched, 1, 1);
    write_names();
    inside = 0;
}

__attribute__((destructor)) static void end(void) {
    const char *path = getenv("PLSHIM_COUNT");
    if (!active || !path) return;
    inside = 1;
    int out = real_open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (out >= 0) {
        dprintf(out, "%ld", changes);
        close(out);
    }
}

static int opened(int fd, int existed) {
    if (fd >= 0 && !existed) {
        struct stat st;
        if (fstat(fd, &st) == 0) {
            pthread_mutex_lock(&lock);
            (*generation_of(st.st_ino))++;
            pthread_mutex_unlock(&lock);
        }
    }
    return fd;
}

static int do_open(const char *path, int flags, mode_t mode) {
    load_symbols();
    if (inside || !(flags & (O_CREAT | O_TRUNC)) || !under(path)) return real_open(path, flags, mode);
    struct stat st;
    int existed = lstat(path, &st) == 0;
    change();
    return opened(real_open(path, flags, mode), existed);
}

#define MODE_ARGUMENT(flags, last)                    \
    mode_t mode = 0;                                  \
    if ((flags) & (O_CREAT | O_TMPFILE)) {            \
        va_list args;                                 \
        va_start(args, last);                         \
        mode = (mode_t)va_arg(args, int);             \
        va_end(args);                                 \
    }

int open(const char *path, int flags, ...) { MODE_ARGUMENT(flags, flags) return do_open(path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE_ARGUMENT(flags, flags) return do_open(path, flags, mode); }

static int do_openat(int dirfd, const char *path, int flags, mode_t mode) {
    load_symbols();
    char full[PATH_MAX];
    if (inside || !(flags & (O_CREAT | O_TRUNC)) || !at_under(dirfd, path, full)) return real_openat(dirfd, path, flags, mode);
    struct stat st;
    int existed = lstat(full, &st) == 0;
    change();
    return opened(real_openat(dirfd, path, flags, mode), existed);
}

int openat(int dirfd, const char *path, int flags, ...) { MODE_ARGUMENT(flags, flags) return do_openat(dirfd, path, flags, mode); }
int openat64(int dirfd, const char *path, int flags, ...) { MODE_ARGUMENT(flags, flags) return do_openat(dirfd, path, flags, mode); }

ssize_t write(int fd, const void *bytes, size_t n) {
    load_symbols();
    if (!inside && fd_under(fd) && change()) return -1;
    return real_write(fd, bytes, n);
}

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at) {
    load_symbols();
    if (!inside && fd_under(fd) && change()) return -1;
    return real_pwrite(fd, bytes, n, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off_t at) { return pwrite(fd, bytes, n, at); }

int ftruncate(int fd, off_t size) {
    load_symbols();
    if (!inside && fd_under(fd) && change()) return -1;
    return real_ftruncate(fd, size);
}

int ftruncate64(int fd, off_t size) { return ftruncate(fd, size); }

int fsync(int fd) {
    load_symbols();
    if (inside || !fd_under(fd)) return real_fsync(fd);
    if (change()) return -1;
    /* The real disk may be slow and is not what is tested. */
    synced(fd);
    return 0;
}

int fdatasync(int fd) {
    load_symbols();
    if (inside || !fd_under(fd)) return real_fdatasync(fd);
    if (change()) return -1;
    synced(fd);
    return 0;
}

int rename(const char *from, const char *to) {
    load_symbols();
    if (!inside && (under(from) || under(to))) change();
    return real_rename(from, to);
}

int unlink(const char *path) {
    load_symbols();
    if (!inside && under(path)) change();
    return real_unlink(path);
}

int unlinkat(int dirfd, const char *path, int flags) {
    load_symbols();
    char full[PATH_MAX];
    if (!inside && at_under(dirfd, path, full)) change();
    return real_unlinkat(dirfd, path, flags);
}

int mkdir(const char *path, mode_t mode) {
    load_symbols();
    if (inside || !under(path)) return real_mkdir(path, mode);
    change();
    int made = real_mkdir(path, mode);
    struct stat st;
    if (made == 0 && lstat(path, &st) == 0) {
        pthread_mutex_lock(&lock);
        (*generation_of(st.st_ino))++;
        pthread_mutex_unlock(&lock);
    }
    return made;
}

int rmdir(const char *path) {
    load_symbols();
    if (!inside && under(path)) change();
    return real_rmdir(path);
}
