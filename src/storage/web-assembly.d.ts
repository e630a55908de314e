// Node has WebAssembly; the type library for it comes only with the browser's. These are the two calls in use.
declare namespace WebAssembly {
  function compile(bytes: Uint8Array): Promise<Module>;
  function instantiate(
    module: Module,
    imports: Readonly<Record<string, object>>,
  ): Promise<{ readonly exports: Readonly<Record<string, unknown>> }>;
}
