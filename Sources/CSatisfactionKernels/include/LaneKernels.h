#ifndef CSATISFACTION_LANE_KERNELS_H
#define CSATISFACTION_LANE_KERNELS_H

#include <stddef.h>
#include <stdint.h>

/// Sums of weighted columns, eight problems side by side.
///
/// A number stands for eight doubles in a row. `matrix` is `rows` numbers a column; block b takes the columns
/// `starts[b] ..< starts[b + 1]`, and column b of `result` becomes Σ column × weight, added from the first column on,
/// without contraction: the bits are those of the same loop in Swift.
void satisfaction_weighted_columns8(const double *matrix, size_t rows, const double *weights, const int32_t *starts,
                                    size_t blocks, double *result);

#endif
