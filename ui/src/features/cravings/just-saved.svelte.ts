/** Which craving was saved a moment ago, so that the next screen can offer to take it back. */
let id = $state<string | undefined>();

export const justSaved = {
  get id(): string | undefined {
    return id;
  },
  set(next: string | undefined): void {
    id = next;
  },
};
