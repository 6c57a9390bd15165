/** What importing a template gives; `precompile.mjs` makes these modules. The runtime's own types leave its members out. */
declare module '*.hbs' {
  export const template: import('handlebars').TemplateDelegate;
}

declare module 'handlebars/runtime.js' {
  const runtime: typeof import('handlebars');
  export = runtime;
}
