// What is shown of the portal without a connection. It is part of the worker, so that nothing of an old version is kept.
import { wordsFor } from './worker-words.ts';

export function offlinePage(languages: readonly string[]): string {
  const { language, title, more, tryAgain } = wordsFor(languages);
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title} · Dibs</title>
    <style>
      body { font: 1.1rem/1.5 system-ui, sans-serif; margin: 20vh auto 0; max-width: 24rem; padding: 0 1.5rem; }
    </style>
  </head>
  <body>
    <h1>${title}</h1>
    <p>${more}</p>
    <p><a href="">${tryAgain}</a></p>
  </body>
</html>
`;
}
