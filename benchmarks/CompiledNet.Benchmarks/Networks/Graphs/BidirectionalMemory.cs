namespace CompiledNet.Benchmarks.Networks;

/// <summary>Two bidirectional LSTMs of 64 units over 50 frames: a tagger of sequences that nothing here was tuned for.</summary>
[Network]
[Input(50, 32)]
[LSTM(64, Bidirectional = Bidirectional.Concat, ReturnSequences = true, Name = "first")]
[LSTM(64, Bidirectional = Bidirectional.Concat, Name = "second")]
[Dense<Softmax>(5, Name = "class")]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class BidirectionalMemory;
