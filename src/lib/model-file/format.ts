// By what a model file is known.

export const MODEL_FILE_FORMAT = 'throughline-model';
export const MODEL_FILE_VERSION = 1;
