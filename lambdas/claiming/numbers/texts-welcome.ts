// The condition on a race under which its client may be texted, and there is a number to do it: TX-1, TX-7, CL-12.

/** Part of a conditional write on a race, with its own placeholder. */
export const areTextsWelcome = {
  condition:
    'textingPreferred = :true AND attribute_not_exists(clientOptedOut) AND attribute_not_exists(noNumberFree)',
  values: { ':true': true },
};
