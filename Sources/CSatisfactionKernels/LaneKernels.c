#include "LaneKernels.h"

#include "TargetClones.h"

#pragma STDC FP_CONTRACT OFF

// Swift aligns eight doubles to less than a vector register.
typedef double lanes8 __attribute__((vector_size(64), aligned(8)));

SATISFACTION_CLONES
void satisfaction_weighted_columns8(const double *matrix, size_t rows, const double *weights, const int32_t *starts,
                                    size_t blocks, double *result) {
  const lanes8 *m = (const lanes8 *)matrix, *w = (const lanes8 *)weights;
  lanes8 *r = (lanes8 *)result;
  for (size_t b = 0; b < blocks; ++b) {
    const size_t first = (size_t)starts[b], end = (size_t)starts[b + 1];
    for (size_t i = 0; i < rows; ++i) {
      lanes8 sum = m[first * rows + i] * w[first];
      for (size_t k = first + 1; k < end; ++k) sum = sum + m[k * rows + i] * w[k];
      r[b * rows + i] = sum;
    }
  }
}
