#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "ChildProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

/// The program that runs; 0 for none. One at a time is known: that is all a command has.
static atomic_int running = 0;

void survey_abandon_child(void) {
  pid_t child = atomic_load(&running);
  if (child <= 0) return;
  kill(-child, SIGKILL);
  // Gone, not only told to go: what it would still write is to be removed.
  while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
}

static long long milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static void close_all(int pipes[6]) {
  for (int i = 0; i < 6; i++) {
    if (pipes[i] >= 0) close(pipes[i]);
    pipes[i] = -1;
  }
}

/// Opens three pipes: [0, 1] standard input, [2, 3] standard output, [4, 5] standard error.
static int open_pipes(int pipes[6]) {
  for (int i = 0; i < 6; i++) pipes[i] = -1;
  for (int i = 0; i < 6; i += 2) {
    if (pipe(pipes + i)) {
      close_all(pipes);
      return -1;
    }
    fcntl(pipes[i], F_SETFD, FD_CLOEXEC);
    fcntl(pipes[i + 1], F_SETFD, FD_CLOEXEC);
  }
  return 0;
}

static int start(char *const arguments[], const int pipes[6], const sigset_t *mask, pid_t *child) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_adddup2(&actions, pipes[0], 0);
  posix_spawn_file_actions_adddup2(&actions, pipes[3], 1);
  posix_spawn_file_actions_adddup2(&actions, pipes[5], 2);
  // A group of its own, so that what it starts ends with it; and a broken pipe ends it, as programs expect.
  sigset_t broken;
  sigemptyset(&broken);
  sigaddset(&broken, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &broken);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setsigmask(&attributes, mask);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  int problem = posix_spawnp(child, arguments[0], &actions, &attributes, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return problem;
}

/// Writes what the pipe takes; closes it at the end or where nobody reads any more.
static void feed(int *target, const unsigned char *input, size_t size, size_t *written) {
  while (*written < size) {
    ssize_t count = write(*target, input + *written, size - *written);
    if (count > 0) {
      *written += (size_t)count;
    } else if (count < 0 && errno == EINTR) {
      continue;
    } else if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
      return;
    } else {
      break;
    }
  }
  close(*target);
  *target = -1;
}

/// Reads what is there; 0 to go on, 1 at the end, −1 without memory or beyond the limit.
static int drain(int source, struct survey_output *output, size_t *capacity, size_t limit) {
  if (output->size + 65536 + 1 > *capacity) {
    size_t larger = *capacity ? *capacity * 2 : 1 << 18;
    unsigned char *bytes = realloc(output->bytes, larger);
    if (!bytes) return -1;
    output->bytes = bytes;
    *capacity = larger;
  }
  ssize_t count = read(source, output->bytes + output->size, *capacity - output->size - 1);
  if (count < 0) return errno == EINTR || errno == EAGAIN ? 0 : 1;
  if (count == 0) return 1;
  output->size += (size_t)count;
  return output->size > limit ? -1 : 0;
}

static int drain_message(int source, struct survey_output *output, size_t *length) {
  char rest[4096];
  ssize_t count = read(source, rest, sizeof rest);
  if (count < 0) return errno == EINTR || errno == EAGAIN ? 0 : 1;
  if (count == 0) return 1;
  size_t room = sizeof output->message - 1 - *length;
  size_t kept = (size_t)count < room ? (size_t)count : room;
  memcpy(output->message + *length, rest, kept);
  *length += kept;
  output->message[*length] = 0;
  return 0;
}

static int exit_status(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/// Waits for the end of a child that has closed its output, until the deadline; kills it and its group then.
static int wait_until(pid_t child, long long deadline, int *is_late) {
  int status = 0;
  for (;;) {
    pid_t ended = waitpid(child, &status, WNOHANG);
    if (ended == child) return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    if (ended < 0 && errno != EINTR) return 127;
    if (milliseconds() >= deadline) break;
    struct timespec pause = { 0, 1000000 };
    nanosleep(&pause, NULL);
  }
  *is_late = 1;
  kill(-child, SIGKILL);
  return exit_status(child);
}

static enum survey_run run(
  char *const arguments[], const unsigned char *input, size_t input_size, int seconds, size_t limit,
  const sigset_t *mask, struct survey_output *output) {
  int pipes[6];
  if (open_pipes(pipes)) return SURVEY_RUN_FAILED;
  pid_t child = 0;
  int problem = start(arguments, pipes, mask, &child);
  if (problem) {
    close_all(pipes);
    errno = problem;
    return problem == ENOENT ? SURVEY_RUN_NOT_FOUND : SURVEY_RUN_FAILED;
  }
  atomic_store(&running, (int)child);
  for (int i = 0; i < 6; i++) {
    // Ends of the child: closed here, so that its end is seen.
    if (i == 0 || i == 3 || i == 5) {
      close(pipes[i]);
      pipes[i] = -1;
    } else {
      fcntl(pipes[i], F_SETFL, O_NONBLOCK);
    }
  }
#ifdef F_SETPIPE_SZ
  // Fewer turns between the two programs; where it is refused, the pipe stays as it was.
  fcntl(pipes[2], F_SETPIPE_SZ, 1 << 20);
#endif
  enum survey_run result = SURVEY_RUN_ENDED;
  long long deadline = milliseconds() + seconds * 1000LL;
  size_t written = 0, capacity = 0, length = 0;
  if (input_size == 0) feed(&pipes[1], input, 0, &written);
  while (pipes[2] >= 0 || pipes[4] >= 0) {
    struct pollfd waiting[3] = { { pipes[1], POLLOUT, 0 }, { pipes[2], POLLIN, 0 }, { pipes[4], POLLIN, 0 } };
    long long left = deadline - milliseconds();
    if (left <= 0) {
      result = SURVEY_RUN_TIMED_OUT;
      break;
    }
    if (poll(waiting, 3, left > 1000 ? 1000 : (int)left) < 0 && errno != EINTR) {
      result = SURVEY_RUN_FAILED;
      break;
    }
    if (waiting[0].revents) feed(&pipes[1], input, input_size, &written);
    if (waiting[1].revents) {
      int state = drain(pipes[2], output, &capacity, limit);
      if (state < 0) {
        result = SURVEY_RUN_TOO_LARGE;
        break;
      }
      if (state > 0) {
        close(pipes[2]);
        pipes[2] = -1;
      }
    }
    if (waiting[2].revents && drain_message(pipes[4], output, &length)) {
      close(pipes[4]);
      pipes[4] = -1;
    }
  }
  if (result != SURVEY_RUN_ENDED) {
    kill(-child, SIGKILL);
    output->status = exit_status(child);
  } else {
    int is_late = 0;
    output->status = wait_until(child, deadline, &is_late);
    if (is_late) result = SURVEY_RUN_TIMED_OUT;
  }
  atomic_store(&running, 0);
  close_all(pipes);
  return result;
}

enum survey_run survey_run(
  char *const arguments[], const unsigned char *input, size_t input_size, int seconds, size_t limit,
  struct survey_output *output) {
  memset(output, 0, sizeof *output);
  // A program that does not read its input breaks the pipe: an error of the write here, not a signal.
  sigset_t broken, before;
  sigemptyset(&broken);
  sigaddset(&broken, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &broken, &before);
  enum survey_run result = run(arguments, input, input_size, seconds, limit, &before, output);
  if (!sigismember(&before, SIGPIPE)) {
    sigset_t pending;
    int received;
    if (!sigpending(&pending) && sigismember(&pending, SIGPIPE)) sigwait(&broken, &received);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
  }
  return result;
}
