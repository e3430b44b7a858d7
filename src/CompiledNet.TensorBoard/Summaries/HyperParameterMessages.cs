using System;
using System.Collections.Generic;
using CompiledNet.EventFiles;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace CompiledNet.Summaries;

/// <summary>What the HParams plugin of TensorBoard reads: the hyper-parameters of a run, and how it ended.</summary>
internal static class HyperParameterMessages
{
    private const string Plugin = "hparams";
    private const int SingleFloat = 1, Tensor = 2;

    public static SummaryValue Start(IReadOnlyDictionary<string, object> values, string group, DateTime time)
    {
        var start = new SessionStartInfo { GroupName = group, StartTimeSecs = Seconds(time) };
        foreach (var (name, value) in values) start.Hparams[name] = Convert(name, value);
        return Value("_hparams_/session_start_info", new HParamsPluginData { SessionStartInfo = start });
    }

    public static SummaryValue End(HParamsStatus status, DateTime time) =>
        Value("_hparams_/session_end_info", new HParamsPluginData { SessionEndInfo = new SessionEndInfo { Status = (int)status, EndTimeSecs = Seconds(time) } });

    /// <exception cref="ArgumentException">A name is empty, or a value is neither a number nor a text nor true or false.</exception>
    public static void Check(IReadOnlyDictionary<string, object> values)
    {
        foreach (var (name, value) in values) Convert(name, value);
    }

    private static double Seconds(DateTime time) => (time - DateTime.UnixEpoch).TotalSeconds;

    private static Value Convert(string name, object value)
    {
        if (name.Length == 0) throw new ArgumentException("A hyper-parameter needs a name.", nameof(value));
        return value switch
        {
            bool flag => Google.Protobuf.WellKnownTypes.Value.ForBool(flag),
            string text => Google.Protobuf.WellKnownTypes.Value.ForString(text),
            System.Enum choice => Google.Protobuf.WellKnownTypes.Value.ForString(choice.ToString()),
            float number => Google.Protobuf.WellKnownTypes.Value.ForNumber(number),
            double number => Google.Protobuf.WellKnownTypes.Value.ForNumber(number),
            int number => Google.Protobuf.WellKnownTypes.Value.ForNumber(number),
            long number => Google.Protobuf.WellKnownTypes.Value.ForNumber(number),
            _ => throw new ArgumentException($"The hyper-parameter '{name}' is {(value is null ? "null" : $"a {value.GetType().Name}")}; a text, true or false, or an int, long, float or double was expected.", nameof(value)),
        };
    }

    // The plugin reads the metadata alone; the tensor has no number.
    private static SummaryValue Value(string tag, HParamsPluginData data) => new()
    {
        Tag = tag,
        Metadata = new SummaryMetadata { PluginData = new PluginData { PluginName = Plugin, Content = data.ToByteString() }, DataClass = Tensor },
        Tensor = new TensorProto { Dtype = SingleFloat, TensorShape = new TensorShapeProto { Dim = { new TensorShapeProto.Types.Dim() } } },
    };
}
