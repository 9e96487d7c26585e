/** Money that OpenAI put under no line item, or under one without a name. */
export function modelLabel(model: string | null): string {
  if (model === null) return "No model";
  return model.trim() === "" ? "Unnamed line item" : model;
}
