#include "BufferedFile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 1 << 18 };

struct survey_file {
  int descriptor;
  /// Where the next byte is read.
  off_t position;
  /// What `bytes` holds: `size` bytes from `start` on.
  off_t start;
  size_t size;
  unsigned char bytes[PIECE];
};

static int open_file(const char *path, void *context) {
  struct survey_file *file = context;
  file->descriptor = open(path, O_RDONLY | O_CLOEXEC);
  file->position = file->start = 0;
  file->size = 0;
  return file->descriptor;
}

static int close_file(void *context) {
  struct survey_file *file = context;
  int result = file->descriptor >= 0 ? close(file->descriptor) : 0;
  file->descriptor = -1;
  return result;
}

/// The library numbers the places that an offset is from: 0 the beginning, 1 where it is, 2 the end.
static off_t seek(off_t offset, int from, void *context) {
  struct survey_file *file = context;
  if (from == 1) offset += file->position;
  if (from == 2) {
    off_t end = lseek(file->descriptor, 0, SEEK_END);
    if (end < 0) return -1;
    offset += end;
  }
  if (offset < 0) return -1;
  return file->position = offset;
}

/// Reads the piece that begins at the position; 0 at the end of the file, −1 where it cannot be read.
static ssize_t read_piece(struct survey_file *file) {
  ssize_t count;
  do {
    count = pread(file->descriptor, file->bytes, PIECE, file->position);
  } while (count < 0 && errno == EINTR);
  file->start = file->position;
  file->size = count > 0 ? (size_t)count : 0;
  return count;
}

static ssize_t read_bytes(void *target, size_t wanted, void *context) {
  struct survey_file *file = context;
  size_t done = 0;
  while (done < wanted) {
    if (file->position < file->start || file->position >= file->start + (off_t)file->size) {
      ssize_t count = read_piece(file);
      if (count < 0) return -1;
      if (count == 0) break;
    }
    size_t offset = (size_t)(file->position - file->start), rest = file->size - offset;
    size_t part = wanted - done < rest ? wanted - done : rest;
    memcpy((unsigned char *)target + done, file->bytes + offset, part);
    done += part;
    file->position += (off_t)part;
  }
  return (ssize_t)done;
}

/// Nobody watches how far the library is.
static int update(long size, void *handler, void *user, void *context) {
  (void)size, (void)handler, (void)user, (void)context;
  return 0;
}

struct survey_file *survey_file_attach(const struct readstat_table *table, readstat_parser *parser) {
  struct survey_file *file = malloc(sizeof *file);
  if (!file) return NULL;
  file->descriptor = -1;
  table->set_open_handler(parser, open_file);
  table->set_close_handler(parser, close_file);
  table->set_seek_handler(parser, seek);
  table->set_read_handler(parser, read_bytes);
  table->set_update_handler(parser, update);
  table->set_io_ctx(parser, file);
  return file;
}

void survey_file_free(struct survey_file *file) {
  if (!file) return;
  close_file(file);
  free(file);
}
