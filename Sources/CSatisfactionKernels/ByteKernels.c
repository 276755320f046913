#include "ByteKernels.h"

#include <string.h>

#include "TargetClones.h"

typedef uint8_t bytes64 __attribute__((vector_size(64), aligned(8)));

static inline __attribute__((always_inline)) size_t lane_sum(const bytes64 *v) {
  size_t sum = 0;
  for (int i = 0; i < 64; ++i) sum += (*v)[i];
  return sum;
}

SATISFACTION_CLONES
void satisfaction_count_marks(const uint8_t *bytes, size_t count, uint8_t newline, size_t counts[3]) {
  size_t lines = 0, quotes = 0, zeros = 0, i = 0;
  while (count - i >= 64) {
    // A lane of eight bits counts to 255.
    size_t vectors = (count - i) / 64;
    if (vectors > 255) vectors = 255;
    bytes64 a = {0}, b = {0}, c = {0};
    for (size_t v = 0; v < vectors; ++v, i += 64) {
      bytes64 x;
      memcpy(&x, bytes + i, 64);
      a -= (bytes64)(x == newline);
      b -= (bytes64)(x == (uint8_t)'"');
      c -= (bytes64)(x == (uint8_t)0);
    }
    lines += lane_sum(&a);
    quotes += lane_sum(&b);
    zeros += lane_sum(&c);
  }
  for (; i < count; ++i) {
    lines += bytes[i] == newline;
    quotes += bytes[i] == '"';
    zeros += bytes[i] == 0;
  }
  counts[0] = lines;
  counts[1] = quotes;
  counts[2] = zeros;
}

SATISFACTION_CLONES
void satisfaction_byte_extent(const int8_t *bytes, size_t count, int8_t extent[2]) {
  int8_t low = INT8_MAX, high = INT8_MIN;
  for (size_t i = 0; i < count; ++i) {
    low = bytes[i] < low ? bytes[i] : low;
    high = bytes[i] > high ? bytes[i] : high;
  }
  extent[0] = low;
  extent[1] = high;
}
