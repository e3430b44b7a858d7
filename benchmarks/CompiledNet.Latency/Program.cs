using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using CompiledNet;
using CompiledNet.Benchmarks.Networks;
using CompiledNet.Latency;

// Arguments: the file with I2's weights to predict one sample at once and end; the same file and "time" to measure.
var large = new LargeNetwork();
large.Load(args[0]);
float[] input = new float[LargeNetwork.InputSize], output = new float[LargeNetwork.OutputSize];
Array.Fill(input, 0.5f);
large.Predict(input, output);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"I2 predicts {output[0]:R}"));
if (args is not [_, "time"]) return;

var small = new SmallNetwork(seed: 1);
var smallClock = new Clock("I1", 2000, times =>
{
    for (int time = 0; time < times; time++) small.Predict(input.AsSpan(0, SmallNetwork.InputSize), output.AsSpan(0, SmallNetwork.OutputSize));
});
var largeClock = new Clock("I2", 20, times =>
{
    for (int time = 0; time < times; time++) large.Predict(input, output);
});

// Under the just-in-time compiler: until everything runs in its final form, which is compiled on another thread.
var start = Stopwatch.GetTimestamp();
while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(0.5))
{
    smallClock.WarmUp();
    largeClock.WarmUp();
    Thread.Sleep(1);
}

for (int round = 0; round < 1000; round++)
{
    smallClock.Measure();
    largeClock.Measure();
}

Console.WriteLine(smallClock);
Console.WriteLine(largeClock);
