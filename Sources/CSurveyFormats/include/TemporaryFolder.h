#ifndef CSURVEYFORMATS_TEMPORARYFOLDER_H
#define CSURVEYFORMATS_TEMPORARYFOLDER_H

/// Removes a folder with all that is in it, without following links; 0, or −1 with errno.
int survey_remove_folder(const char *path);

/// Makes a folder from a template that ends in XXXXXX, as mkdtemp does, and remembers it; 0, or −1 with errno.
///
/// One folder is remembered at a time: while there is one, a second is made and not remembered.
int survey_make_folder(char *path);

/// The folder has been removed, or is nobody's business any more.
void survey_forget_folder(const char *path);

/// Removes the remembered folder, from a handler of signals: nothing in here allocates or waits for a lock.
void survey_abandon_folder(void);

#endif
