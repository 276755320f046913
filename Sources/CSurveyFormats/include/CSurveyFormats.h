#ifndef CSURVEYFORMATS_H
#define CSURVEYFORMATS_H

#include "BufferedFile.h"
#include "ChildProcess.h"
#include "PackageTables.h"
#include "Readstat.h"
#include "TemporaryFolder.h"
#include "Xlsxwriter.h"

#endif
