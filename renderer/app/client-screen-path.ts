/** Where the window is that a client looks at. */
export const clientScreenPath = '/client-screen'
