// What leads from a list of clients to a text to all of them.

const english = { these: 'Text these clients', some: 'Text several clients' };

const french: typeof english = { these: 'Écrire à ces clients', some: 'Écrire à plusieurs clients' };

const spanish: typeof english = { these: 'Escribir a estos clientes', some: 'Escribir a varios clientes' };

export const bulkLinkWords = { en: english, fr: french, es: spanish };
