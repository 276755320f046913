// cblas, and the few LAPACK routines this package uses, as libopenblas exports them.
//
// The Fortran symbols are declared here because Debian's OpenBLAS has no LAPACKE. Every CHARACTER argument adds a
// hidden length at the end of the list (gfortran: size_t).

#ifndef SATISFACTION_BLAS_SHIM_H
#define SATISFACTION_BLAS_SHIM_H

#include <cblas.h>
#include <stddef.h>

// Cholesky factor of a symmetric positive definite matrix.
void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t uploLength);

// Solution of A X = B from the Cholesky factor of A.
void dpotrs_(const char *uplo, const int *n, const int *nrhs, const double *a, const int *lda, double *b,
             const int *ldb, int *info, size_t uploLength);

// Inverse of A from its Cholesky factor, one triangle.
void dpotri_(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t uploLength);

// Eigenvalues, ascending, and optionally eigenvectors of a symmetric matrix (divide and conquer).
void dsyevd_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w, double *work,
             const int *lwork, int *iwork, const int *liwork, int *info, size_t jobzLength, size_t uploLength);

// Reduction of A x = lambda B x to standard form with the Cholesky factor of B.
void dsygst_(const int *itype, const char *uplo, const int *n, double *a, const int *lda, const double *b,
             const int *ldb, int *info, size_t uploLength);

// Name of the processor kernels OpenBLAS chose, and its version and build options.
char *openblas_get_corename(void);
char *openblas_get_config(void);
void openblas_set_num_threads(int count);

// Ends the worker threads; missing from an OpenBLAS built without threads.
int blas_thread_shutdown_(void) __attribute__((weak));

static inline void satisfaction_end_idle_threads(void) {
  if (blas_thread_shutdown_) blas_thread_shutdown_();
}

#endif
