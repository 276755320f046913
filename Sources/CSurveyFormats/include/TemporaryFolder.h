#ifndef CSURVEYFORMATS_TEMPORARYFOLDER_H
#define CSURVEYFORMATS_TEMPORARYFOLDER_H

/// Removes a folder with all that is in it, without following links; 0, or −1 with errno.
int survey_remove_folder(const char *path);

#endif
