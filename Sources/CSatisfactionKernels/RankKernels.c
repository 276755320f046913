#include "RankKernels.h"

#include "TargetClones.h"

// Rows that are compared together: their counts stay in registers and the nearest cache.
#define BLOCK 64

SATISFACTION_CLONES
void satisfaction_count_greater(const double *values, size_t columns, size_t rows, uint8_t *counts) {
  for (size_t first = 0; first < rows; first += BLOCK) {
    const size_t size = rows - first < BLOCK ? rows - first : BLOCK;
    for (size_t j = 0; j < columns; ++j) {
      const double *own = values + j * rows + first;
      int64_t greater[BLOCK] = {0};
      for (size_t k = 0; k < columns; ++k) {
        const double *other = values + k * rows + first;
        for (size_t i = 0; i < size; ++i) greater[i] += other[i] > own[i];
      }
      for (size_t i = 0; i < size; ++i) counts[first + i + j * rows] = (uint8_t)greater[i];
    }
  }
}
