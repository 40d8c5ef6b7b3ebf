// What Swift's Glibc module leaves out, because unistd.h declares it for _GNU_SOURCE only.
int syncfs(int descriptor);
