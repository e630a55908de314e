/**
 * A store whose reads are asked once and remembered until something is written through it. For stores that one process
 * alone writes to, and seldom; what is read must not be changed by its readers.
 */
export function remembered<S extends object>(store: S, reads: readonly (keyof S & string)[]): S {
  const known = new Map<string, unknown>();
  const remembers = new Set<string>(reads);
  return new Proxy(store, {
    get: (target, name): unknown => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function' || typeof name !== 'string') return method;
      return (...args: unknown[]): unknown => {
        if (!remembers.has(name)) {
          known.clear();
          return Reflect.apply(method, target, args);
        }
        const key = `${name} ${JSON.stringify(args)}`;
        if (!known.has(key)) known.set(key, Reflect.apply(method, target, args));
        return known.get(key);
      };
    },
  });
}
