export declare function build(): Promise<void>;
export declare function buildPage(): Promise<void>;
