namespace CompiledNet.EndToEnd.Tests;

[Network, Input(3, 2), Masking, Dense(2), Loss<MeanSquaredError>]
public sealed partial class MaskedOutput;
