/** How long before its time one may be reminded, in minutes. */
export const remindChoices = ['0', '10', '30', '60', '180', '1440', '10080'] as const
