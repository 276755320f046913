#ifndef CSURVEYFORMATS_H
#define CSURVEYFORMATS_H

#include "ChildProcess.h"
#include "PackageTables.h"
#include "Readstat.h"
#include "TemporaryFolder.h"
#include "Xlsxwriter.h"

#endif
