using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using CompiledNet;
using CompiledNet.Benchmarks.Networks;
using CompiledNet.Latency;

// Arguments: the file with I2's weights to predict one sample at once and end; the same file and "time" to measure.
var large = LargeNetwork.FromFile(args[0]);
float[] input = new float[LargeNetwork.InputSize], output = new float[LargeNetwork.OutputSize];
Array.Fill(input, 0.5f);
large.Predict(input, output);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"I2 predicts {output[0]:R}"));
if (args is not [_, "time"]) return;

var small = new SmallNetwork(seed: 1);
var lenet = new LeNet(seed: 1);
float[] image = new float[LeNet.InputSize];
Array.Fill(image, 0.5f);
Clock[] clocks =
[
    new("I1", 2000, times =>
    {
        for (int time = 0; time < times; time++) small.Predict(input.AsSpan(0, SmallNetwork.InputSize), output.AsSpan(0, SmallNetwork.OutputSize));
    }),
    new("I2", 20, times =>
    {
        for (int time = 0; time < times; time++) large.Predict(input, output);
    }),
    new("I3", 8, times =>
    {
        for (int time = 0; time < times; time++) lenet.Predict(image, output);
    }),
    Stepping("I4x8", new LSTM8(seed: 1).CreateSession()),
    Stepping("I4x16", new LSTM16(seed: 1).CreateSession()),
    Stepping("I4x32", new LSTM32(seed: 1).CreateSession()),
    Stepping("I5x8", new GRU8(seed: 1).CreateSession()),
    Stepping("I5x16", new GRU16(seed: 1).CreateSession()),
    Stepping("I5x32", new GRU32(seed: 1).CreateSession()),
    Stepping("I6", new DilatedConvolutions(seed: 1).CreateSession()),
    Training("T1", 50, new SmallNetwork(seed: 1), rows: 10, classes: 2),
    Training("T2", 1, new LargeNetwork(seed: 1), rows: 128, classes: 10),
];

// Under the just-in-time compiler: until everything runs in its final form, which is compiled on another thread.
var start = Stopwatch.GetTimestamp();
while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(1))
{
    foreach (var clock in clocks) clock.WarmUp();
    Thread.Sleep(1);
}

for (int round = 0; round < 1000; round++)
    foreach (var clock in clocks) clock.Measure();

foreach (var clock in clocks) Console.WriteLine(clock);

static Clock Stepping<TSession>(string name, TSession session) where TSession : IStreamingSession<float>
{
    float[] frame = [0.5f], result = [0];
    return new Clock(name, 500, times =>
    {
        for (int time = 0; time < times; time++) session.Step(frame, result);
    });
}

// One step. It moves the weights by next to nothing, so that every step meets the same numbers.
static Clock Training(string name, int times, INetwork<float> network, int rows, int classes)
{
    var random = new Random(1);
    float[] inputs = new float[rows * network.Description.InputSize], targets = new float[rows];
    for (int i = 0; i < inputs.Length; i++) inputs[i] = random.NextSingle();
    for (int row = 0; row < rows; row++) targets[row] = row % classes;
    var trainer = new Trainer(network, new Adam(1e-9f), rows);
    return new Clock(name, times, count =>
    {
        for (int time = 0; time < count; time++) trainer.TrainOnBatch(inputs, targets);
    });
}
