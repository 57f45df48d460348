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
      /* The colors of look/colors.css, which can't be loaded now. */
      :root { background: light-dark(#f5f4f0, #12161a); color: light-dark(#1b211f, #edf0ee); font: 17px/1.45 system-ui, sans-serif; }
      body { margin: 20vh auto 0; max-width: 24rem; padding: 0 1rem; overflow-wrap: anywhere; }
      a {
        display: inline-block; min-height: 46px; padding: 10px 18px; box-sizing: border-box; border-radius: 12px;
        background: light-dark(#0b6b57, #4cc7a7); color: light-dark(#ffffff, #06251d); font-weight: 600; text-decoration: none;
      }
    </style>
  </head>
  <body>
    <main>
    <h1>${title}</h1>
    <p>${more}</p>
    <p><a href="">${tryAgain}</a></p>
    </main>
  </body>
</html>
`;
}
