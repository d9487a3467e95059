/** The settings in unit tests about outgoing requests. One object for all files: they share the modules that read it. */
export const settings = { ALLOW_PRIVATE_ADDRESSES: true };

export const env = () => settings;
