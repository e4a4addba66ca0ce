// @ts-check
/** The session that leads through the exercises of a day. */

export const createLead = () => ({ isOpen: false, view: () => null, start: () => {}, leave: () => {} });
