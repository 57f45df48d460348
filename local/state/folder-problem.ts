// Why a folder of data can't be used, as one sentence that names it and says what to do.

export class FolderProblem extends Error {
  override readonly name = 'FolderProblem';
}

export const chooseAnother = 'choose another folder by --data';

export function damaged(file: string, folder: string, how: string): FolderProblem {
  const what = how.replace(/\.?$/, '.');
  return new FolderProblem(
    `${file} is damaged: ${what} Put back a copy of the whole folder, ${chooseAnother}, or delete ${folder} to begin anew.`,
  );
}

export function asunder(folder: string, how: string): FolderProblem {
  return new FolderProblem(
    `The files in ${folder} don’t belong together: ${how}. Put back a copy of the whole folder, ${chooseAnother}, or delete ${folder} to begin anew.`,
  );
}
