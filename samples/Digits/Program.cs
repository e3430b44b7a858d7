const string Weights = "digits.safetensors";

int at = Array.IndexOf(args, "--seed");
int seed = at >= 0 && at + 1 < args.Length && int.TryParse(args[at + 1], out int given) ? given : 1;
if (args.Contains("explain")) return Explanation.Run(seed, Weights);
if (args.Contains("predict")) return Prediction.Run(seed, Weights);
Training.Run(seed, Weights, args.Contains("report") ? "digits.html" : null);
return 0;
