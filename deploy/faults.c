/*
 * Has one system call fail on a file below a folder; for deploy/faults.sh, which loads it into the program by LD_PRELOAD.
 * strace counts the calls of each thread apart, and picks files by their whole path; this counts those of the whole process.
 *
 *   FAULT_UNDER  the folders, absolute, separated by colons
 *   FAULT_CALLS  which calls count: sync, write, rename, or make (of files and folders)
 *   FAULT_AT     which of them fails, from 1 on; 0 for none
 *   FAULT_ERROR  its number of errno, such as 5 (EIO) or 28 (ENOSPC)
 *   FAULT_LOG    file that has a line of each call that counts: its number, what it is, what comes of it, its path
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_long counted;

static int is_counted(const char *calls) {
    const char *wanted = getenv("FAULT_CALLS");
    return wanted != NULL && strcmp(wanted, calls) == 0;
}

static int is_below(const char *path) {
    const char *folder = getenv("FAULT_UNDER");
    while (folder != NULL && *folder != '\0') {
        size_t length = strcspn(folder, ":");
        if (strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0')) {
            return 1;
        }
        folder += length;
        folder += *folder == ':';
    }
    return 0;
}

static void tell(long number, const char *call, int fails, const char *path) {
    char line[PATH_MAX + 64];
    int (*open_it)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    ssize_t (*write_it)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
    const char *log = getenv("FAULT_LOG");
    int length = snprintf(line, sizeof line, "%ld %s %s %s\n", number, call, fails ? "FAILS" : "passes", path);
    int file = log == NULL ? -1 : open_it(log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0 || write_it(file, line, length) != length) {
        abort();
    }
    close(file);
}

/* Counts a call on a path, and returns whether it is to fail. */
static int fails(const char *calls, const char *call, const char *path) {
    if (!is_counted(calls) || !is_below(path)) {
        return 0;
    }
    int before = errno;
    const char *at = getenv("FAULT_AT"), *error = getenv("FAULT_ERROR");
    long number = atomic_fetch_add(&counted, 1) + 1;
    int chosen = at != NULL && error != NULL && number == atol(at);
    tell(number, call, chosen, path);
    errno = chosen ? atoi(error) : before;
    return chosen;
}

static int fails_on(const char *calls, const char *call, int file) {
    char link[64], path[PATH_MAX];
    int before = errno;
    if (!is_counted(calls)) {
        return 0;
    }
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    errno = before;
    if (length < 0) {
        return 0;
    }
    path[length] = '\0';
    return fails(calls, call, path);
}

/* A file that is there is only opened. */
static int fails_to_make(const char *path, int flags) {
    struct stat there;
    int before = errno;
    int is_new = (flags & O_CREAT) != 0 && is_counted("make") && lstat(path, &there) != 0;
    errno = before;
    return is_new && fails("make", "open", path);
}

int open(const char *path, int flags, ...) {
    int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    va_list rest;
    va_start(rest, flags);
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return fails_to_make(path, flags) ? -1 : real(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, "open64");
    va_list rest;
    va_start(rest, flags);
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return fails_to_make(path, flags) ? -1 : real(path, flags, mode);
}

int mkdir(const char *path, mode_t mode) {
    int (*real)(const char *, mode_t) = dlsym(RTLD_NEXT, "mkdir");
    struct stat there;
    int before = errno;
    int is_new = lstat(path, &there) != 0;
    errno = before;
    return is_new && fails("make", "mkdir", path) ? -1 : real(path, mode);
}

int fsync(int file) {
    int (*real)(int) = dlsym(RTLD_NEXT, "fsync");
    return fails_on("sync", "fsync", file) ? -1 : real(file);
}

int fdatasync(int file) {
    int (*real)(int) = dlsym(RTLD_NEXT, "fdatasync");
    return fails_on("sync", "fdatasync", file) ? -1 : real(file);
}

ssize_t write(int file, const void *bytes, size_t length) {
    ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
    return fails_on("write", "write", file) ? -1 : real(file, bytes, length);
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t at) {
    ssize_t (*real)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, "pwrite");
    return fails_on("write", "pwrite", file) ? -1 : real(file, bytes, length, at);
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t at) {
    ssize_t (*real)(int, const void *, size_t, off64_t) = dlsym(RTLD_NEXT, "pwrite64");
    return fails_on("write", "pwrite64", file) ? -1 : real(file, bytes, length, at);
}

int rename(const char *from, const char *to) {
    int (*real)(const char *, const char *) = dlsym(RTLD_NEXT, "rename");
    return fails("rename", "rename", to) ? -1 : real(from, to);
}

int renameat(int at, const char *from, int into, const char *to) {
    int (*real)(int, const char *, int, const char *) = dlsym(RTLD_NEXT, "renameat");
    return fails("rename", "renameat", to) ? -1 : real(at, from, into, to);
}
