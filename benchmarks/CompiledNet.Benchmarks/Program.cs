using System;
using BenchmarkDotNet.Running;
using CompiledNet.Benchmarks.Aot;
using CompiledNet.Benchmarks.Comparing;
using CompiledNet.Benchmarks.Convolutions;
using CompiledNet.Benchmarks.Suites;
using CompiledNet.Benchmarks.Tables;

try
{
    switch (args)
    {
        case ["compare", .. var rest]:
            CompareCommand.Compare(rest);
            break;
        case ["smoke", .. var rest]:
            CompareCommand.Smoke(rest);
            ConvolutionCommand.Smoke();
            break;
        case ["convolutions"]:
            ConvolutionCommand.Run();
            break;
        case ["tables"]:
            TableCommand.Run();
            break;
        case ["aot"]:
            AotCommand.Run();
            break;
        default:
            BenchmarkSwitcher.FromAssembly(typeof(WorkloadBenchmarks).Assembly).Run(args, new SuiteSettings());
            break;
    }

    return 0;
}
catch (Exception failure) when (failure is InvalidOperationException or ArgumentException)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
