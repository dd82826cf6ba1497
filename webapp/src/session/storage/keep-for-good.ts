let asked = false;

/** Asks the browser once not to throw away what is stored here when space is short. Some ask the person. */
export async function keepForGood(): Promise<void> {
  // absent on plain HTTP, whatever the types say
  const storage = (navigator as Partial<Navigator>).storage;
  if (asked || !storage) return;
  asked = true;
  try {
    if (!(await storage.persisted())) await storage.persist();
  } catch {
    // site data is blocked
  }
}
