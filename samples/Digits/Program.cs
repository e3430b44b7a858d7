const string Weights = "digits.safetensors";

int at = Array.IndexOf(args, "--seed");
ulong seed = at >= 0 && at + 1 < args.Length && ulong.TryParse(args[at + 1], out ulong given) ? given : 1;
if (args.Contains("predict")) return Prediction.Run(seed, Weights);
Training.Run(seed, Weights);
return 0;
