// What a browser is shown when the portal's files are missing: how to make them.

export const notBuiltYet = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>The portal is not built · Dibs, local</title>
  </head>
  <body>
    <h1>The portal is not built</h1>
    <p>Run <code>npm run portal</code>, or start again with <code>npm start</code>, which builds it when its sources changed. Then reload this page.</p>
  </body>
</html>
`;
